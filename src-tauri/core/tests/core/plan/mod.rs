mod milestones;
mod review;
