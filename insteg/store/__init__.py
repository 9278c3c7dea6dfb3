"""Where things lie and how they are asked: folders, snapshots, SQL files, answers remembered."""
