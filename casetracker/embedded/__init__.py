"""PostgreSQL and Redis with nothing installed: used where DATABASE_URL and REDIS_URL are not set.

A `keeper` process runs both servers and lives as long as somebody uses them. Each user holds a shared
lock on `users.lock`, which the kernel lets go however that user ends; when nobody holds it, the keeper
stops the servers and goes. If the keeper itself is killed, the kernel stops the servers.
"""
