"""Local doubles of the publishers in the shapes that were recorded of each: same paths, codes, notes and limits, same ways of failing.

They import nothing of insteg: what a connector takes for granted must not be what its double was made from.
"""
