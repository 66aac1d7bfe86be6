"""``python -m classifier`` is ``multitrack``."""

from classifier.cli import main

if __name__ == "__main__":
    main()
