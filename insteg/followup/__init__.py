"""A project's own follow-up of its participants: read, refused where it names a person, added up, held back where small, stored."""
