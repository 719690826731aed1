mod visits;
