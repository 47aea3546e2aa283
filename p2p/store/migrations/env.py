"""How alembic runs the steps: on the connection that it is given."""

from __future__ import annotations

from alembic import context

from p2p.store.models import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata
)
context.run_migrations()
