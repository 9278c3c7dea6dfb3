"""Local doubles of the publishers, faithful to what is known of each: same paths, same answers, same ways of failing."""
