"""A trained tagger for quotations: words in, cues with their content and source out. Runs on ONNX, without torch."""
