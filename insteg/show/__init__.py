"""A story of slides, the ready ones, PowerPoint, and the seminar rooms that follow a story."""
