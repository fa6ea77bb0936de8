"""The delivery tab in rooms: the editor that holds the form, and one file a step."""
