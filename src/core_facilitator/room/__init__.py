"""The room: the laptop's own small server, with which phones answer a check-in. It runs only while one is open."""
