"""Red flags: words of the candidate's own that would cost them the job."""
