mod health_and_law;
