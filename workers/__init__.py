"""The arq workers: thin jobs that call the features in `app`."""
