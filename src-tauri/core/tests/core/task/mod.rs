mod owed;
