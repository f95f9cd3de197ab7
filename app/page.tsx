import { HomePage } from "@/components/home/home-page";

export const metadata = { title: "Home" };

export default function Home() {
  return <HomePage />;
}
