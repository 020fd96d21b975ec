import { builtSample } from "../data/the-sample.ts";
import { buildStreet, describePapers } from "./describe-papers.ts";
import { plantTiny } from "./streets.ts";

describePapers("sample", async () => (await builtSample()).folder);
describePapers("tiny", buildStreet(plantTiny));
