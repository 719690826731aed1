mod assessments;
mod scoring;
