"""Parts as tasks that leave the machine, and who does them: processes, a cluster."""
