import { createHmac } from "node:crypto";

/** Tells one secret from another and nothing else of either. */
export function toSecretMark(secret: Uint8Array | string): string {
	return createHmac("sha256", secret).update("which secret").digest("hex");
}
