mod safety_plan;
