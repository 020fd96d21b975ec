import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { toKeyedHash } from "../../../pipeline/privacy/keyed-hash.ts";

const hmac = (text: string, secret: string | Uint8Array) =>
	createHmac("sha256", secret).update(text).digest("base64url");

test("is an HMAC under the secret it is given, whichever was used before", () => {
	const bytes = new Uint8Array([1, 2, 3]);
	const secrets = ["一", "another", bytes, "一", bytes, "another"];
	for (const secret of secrets)
		expect(toKeyedHash("13800138000", secret)).toBe(
			hmac("13800138000", secret),
		);
	expect(toKeyedHash("13800138000", "一")).not.toBe(
		toKeyedHash("13800138000", "another"),
	);
});
