"""Build, check, publish and refresh a snapshot."""
