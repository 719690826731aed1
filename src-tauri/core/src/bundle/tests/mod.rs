//! The container: what it lets through, and everything it does not.

mod chain;
mod container;
mod desk;
mod export;
mod fixture;
mod keys;
mod members;
mod stock_tools;
mod writing;
