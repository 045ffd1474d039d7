package broken.theplatformknowsnocontext.orders;

/** What the platform must not know. */
public class Order {}
