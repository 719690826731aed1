mod episodes;
mod leaving;
