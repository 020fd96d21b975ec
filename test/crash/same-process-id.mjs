// Preloaded: every process has one number, as in containers; no real one has it.
Object.defineProperty(process, "pid", { value: 2 ** 30 });
