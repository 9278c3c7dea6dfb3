"""`python -m tests.room_server PORT`: a server with the rooms' addresses alone, for tests that need several."""

import sys

import uvicorn
from starlette.applications import Starlette

from insteg.web.rooms import routes

if __name__ == "__main__":
    uvicorn.run(Starlette(routes=routes.routes()), port=int(sys.argv[1]), log_level="warning")
