"""Where records live: engine, revision log, projector, migrations, backup, attachments."""
