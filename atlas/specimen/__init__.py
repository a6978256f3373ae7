"""An invented health service, written whole from a seed: what shows every feature and proves the statistics."""
