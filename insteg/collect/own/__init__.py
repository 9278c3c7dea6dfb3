"""Files that people bring: projects, follow-up, research findings, lessons. Each import says what would change and writes when that is accepted."""
