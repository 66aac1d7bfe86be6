"""Corpus rows to fitted scikit-learn pipeline to model folder; imports classifier, never the other way round."""
