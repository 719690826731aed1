// Times at which something was recorded, and the fingerprints of files, as people read them.
import { longDate, type Day } from "./dates";

/** The day of a recording time (RFC 3339), as the clock on the wall read then. */
export const stampDay = (stamp: string): Day => stamp.slice(0, 10);

/** "Thu 12 Nov 2026, 14:02" */
export const stampShown = (stamp: string): string => `${longDate(stampDay(stamp))}, ${stamp.slice(11, 16)}`;

/** The first 16 of 64 hexadecimal digits in groups of four: enough to compare two files by eye. */
export const shortHash = (sha256: string): string => (sha256.slice(0, 16).match(/.{1,4}/g) ?? []).join(" ");
