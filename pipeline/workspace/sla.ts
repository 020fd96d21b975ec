import { z } from "zod";

const days = z.number().int().positive();

/** The handling limits a profile may set where an export states none. */
export const slaSettings = z.union([
	z.literal("none"),
	z.strictObject({
		working_days: z.record(z.string(), days).optional(),
		natural_days: z.record(z.string(), days).optional(),
		hard_working_days: days.optional(),
		hard_natural_days: days.optional(),
		hours: z
			.strictObject({
				utility: z.number().positive(),
				emergency: z.number().positive(),
			})
			.partial()
			.optional(),
	}),
]);

export const SLA_KEYS = [
	"working_days",
	"natural_days",
	"hard_working_days",
	"hard_natural_days",
	"hours",
];

/** A demand type has working days or natural days, never both. */
export interface Sla {
	slaWorkingDays: Record<string, number>;
	slaNaturalDays: Record<string, number>;
	slaHardWorkingDays: number | null;
	slaHardNaturalDays: number | null;
	slaHours: Record<string, number>;
}

type SlaSettings = z.infer<typeof slaSettings> | undefined;

const NO_LIMITS: Sla = {
	slaWorkingDays: {},
	slaNaturalDays: {},
	slaHardWorkingDays: null,
	slaHardNaturalDays: null,
	slaHours: {},
};

/** The limits that hold when each layer's lines stand over those of the layer before. */
export function settleSla(layers: readonly SlaSettings[]): Sla {
	return layers.reduce<Sla>(layOver, NO_LIMITS);
}

function layOver(base: Sla, layer: SlaSettings): Sla {
	if (layer === undefined) return base;
	if (layer === "none") return NO_LIMITS;
	const working = layer.working_days ?? {};
	const natural = layer.natural_days ?? {};
	const isHardSet =
		layer.hard_working_days !== undefined ||
		layer.hard_natural_days !== undefined;
	return {
		slaWorkingDays: { ...without(base.slaWorkingDays, natural), ...working },
		slaNaturalDays: { ...without(base.slaNaturalDays, working), ...natural },
		slaHardWorkingDays: isHardSet
			? (layer.hard_working_days ?? null)
			: base.slaHardWorkingDays,
		slaHardNaturalDays: isHardSet
			? (layer.hard_natural_days ?? null)
			: base.slaHardNaturalDays,
		slaHours: { ...base.slaHours, ...layer.hours },
	};
}

function without(
	limits: Record<string, number>,
	replaced: Record<string, number>,
): Record<string, number> {
	return Object.fromEntries(
		Object.entries(limits).filter(([type]) => !(type in replaced)),
	);
}

/** A key set both in working and in natural days, which would leave the clock open. */
export function findDoubleLimit(layer: SlaSettings): string | undefined {
	if (layer === undefined || layer === "none") return undefined;
	if (layer.hard_working_days && layer.hard_natural_days)
		return "hard_natural_days";
	const type = Object.keys(layer.natural_days ?? {}).find(
		(each) => each in (layer.working_days ?? {}),
	);
	return type === undefined ? undefined : `natural_days.${type}`;
}
