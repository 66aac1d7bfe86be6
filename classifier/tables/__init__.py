"""Batch labelling: tables of any size in and out, one path for every format.

``open_source`` reads a file in chunks, a labeller says what each row is, an encoder writes the rows with
the columns of the contract appended. Importing this package loads neither spaCy nor pandas nor pyarrow.
"""
