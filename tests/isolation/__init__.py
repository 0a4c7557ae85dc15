"""Grading that counts: each kata in a process of its own that the grader controls.

cli        the command: tests/grade.py
submission what is taken of a submission: the katas' own files, as text
workspace  a pristine copy of the suites and the grader
pool       runs katas in parallel, each in a fresh process with limits, and ends what is left
worker     that process: pytest on one kata
audit      what the process may do to files, other processes and the network
channel    signed lines from the worker to the pool
verdicts   from a worker's messages to results
gradebook  many submissions: tables, reports, going on after an interruption
"""
