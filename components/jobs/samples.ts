import delaysByState from "@/examples/delays-by-state.json";
import moviesByGenre from "@/examples/movies-by-genre.json";
import seattleWeather from "@/examples/seattle-weather.json";
import { Pipeline } from "@/lib/model/pipeline";

/** A job to start from, over the sample data of a new workspace. */
export interface Sample {
  id: string;
  name: string;
  description: string;
  pipeline: Pipeline;
}

const sample = (id: string, file: { name: string; description: string; pipeline: unknown }): Sample => ({
  id,
  name: file.name,
  description: file.description,
  pipeline: Pipeline.parse(file.pipeline),
});

/** The jobs that a new workspace begins with. */
export const starters: readonly Sample[] = [
  sample("delays-by-state", delaysByState),
  sample("movies-by-genre", moviesByGenre),
  sample("seattle-weather", seattleWeather),
];

/** What a new job can start from; together they use every node. */
export const samples: readonly Sample[] = [...starters];
