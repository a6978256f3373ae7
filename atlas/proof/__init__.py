"""The statistics put to the proof: invented trusts whose truth is known, judged as the build judges real ones."""
