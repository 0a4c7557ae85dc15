"""What people call beside grading: watch, reset a kata, lay out a new one."""
