"""Service orders in rooms: the editor that holds the order, one file a part of its page, the board, the plans."""
