"""Run by Alembic: take the connection that `upgrade` brings, whose transaction is already open."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transactional_ddl=True, transaction_per_migration=False
)
with context.begin_transaction():
    context.run_migrations()
