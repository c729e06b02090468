"""llama.cpp behind a small interface, in a child process that may die without taking anybody along."""
