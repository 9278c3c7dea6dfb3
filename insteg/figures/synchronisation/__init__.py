"""Too many, too alike, badly synchronised? What the records of the county's projects say, and what they cannot say."""
