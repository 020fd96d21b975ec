import { readDefaults } from "../../defaults.ts";

/** What a setting is called, and each of its values. */
type SettingNames = Record<
	string,
	{ name: string; values: Record<string, string> }
>;

/** A profile as it was written, its settings and their values by codes where they have Chinese names. */
export function withSettingCodes(written: unknown): unknown {
	if (typeof written !== "object" || written === null) return written;
	const names = readDefaults<SettingNames>("setting-names.yaml");
	return Object.fromEntries(
		Object.entries(written).map(([key, value]) => {
			const [code, setting] =
				Object.entries(names).find(
					([code, { name }]) => key === code || key === name,
				) ?? [];
			if (code === undefined) return [key, value];
			const [known] =
				Object.entries(setting?.values ?? {}).find(
					([, name]) => name === value,
				) ?? [];
			return [code, known ?? value];
		}),
	);
}
