package guard;

final class Unformatted {
  private Unformatted() { }
}
