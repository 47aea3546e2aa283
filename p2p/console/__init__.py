"""The console: the whole job in a browser, on this machine or in an office's network.

It calls the door ``p2p`` and holds no rule of its own. The web process answers pages;
whatever takes long is put into a queue and done by the worker, a process of its own.
"""
