// Starts the window. Whether the vault is absent, locked or open decides the first screen (App.svelte).
// The style sheet comes first: it settles the order of the layers.
import "./style/index.css";
import { mount } from "svelte";
import App from "./App.svelte";

const target = document.getElementById("app");
if (target) mount(App, { target });
