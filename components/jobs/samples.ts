import delaysByState from "@/examples/delays-by-state.json";
import moviesByGenre from "@/examples/movies-by-genre.json";
import seattleWeather from "@/examples/seattle-weather.json";
import birdStrikes from "@/examples/templates/bird-strikes.json";
import contacts from "@/examples/templates/contacts.json";
import customers from "@/examples/templates/customers.json";
import earthquakes from "@/examples/templates/earthquakes.json";
import electricity from "@/examples/templates/electricity.json";
import employment from "@/examples/templates/employment.json";
import events from "@/examples/templates/events.json";
import flightsFromArrow from "@/examples/templates/flights-from-arrow.json";
import penguinStations from "@/examples/templates/penguin-stations.json";
import places from "@/examples/templates/places.json";
import register from "@/examples/templates/register.json";
import stockReport from "@/examples/templates/stock-report.json";
import stocksAndIndex from "@/examples/templates/stocks-and-index.json";
import webRequests from "@/examples/templates/web-requests.json";
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
export const samples: readonly Sample[] = [
  ...starters,
  sample("bird-strikes", birdStrikes),
  sample("contacts", contacts),
  sample("customers", customers),
  sample("earthquakes", earthquakes),
  sample("electricity", electricity),
  sample("employment", employment),
  sample("events", events),
  sample("flights-from-arrow", flightsFromArrow),
  sample("penguin-stations", penguinStations),
  sample("places", places),
  sample("register", register),
  sample("stock-report", stockReport),
  sample("stocks-and-index", stocksAndIndex),
  sample("web-requests", webRequests),
];
