//! The tour: the whole main job in one walk, as `cargo xtask tour` shows it to a person.

use catchment_tests::tour;

#[test]
fn the_whole_main_job_in_one_walk() {
    let out = tempfile::tempdir().expect("a temporary folder");
    if let Err(stop) = tour::run(out.path(), |_| ()) {
        panic!("the tour stopped at step {}: {}", stop.step, stop.why);
    }
}
