-- A discharge that was a mistake: the episode goes on, and says when and why that was put right.
ALTER TABLE episode ADD COLUMN mistaken_on TEXT;
ALTER TABLE episode ADD COLUMN mistaken_why TEXT;
