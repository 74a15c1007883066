package org.mingzhang.app.platform.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;

/**
 * 反向代理: the machines whose word is taken for whom they bring. Behind one of them everybody would come from the same address, and
 * wrong passwords are counted by address. Nobody else's word is taken: the header in which they say it is anybody's to write.
 */
public record TrustedProxies(List<String> addresses) {
    /** Digits and colons alone, so that no name is looked up anywhere. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    public TrustedProxies {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads addresses with commas between them; none of it empty.
     *
     * @throws IllegalArgumentException naming what is no address of a machine
     */
    public static TrustedProxies of(String listed) {
        return new TrustedProxies(Arrays.stream(listed.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(TrustedProxies::canonical)
                .distinct()
                .toList());
    }

    /** As the server writes the address of a connection. */
    private static String canonical(String address) {
        try {
            if (ADDRESS.matcher(address).matches()) {
                return InetAddress.getByName(address).getHostAddress();
            }
        } catch (UnknownHostException none) {
            // Said below.
        }
        throw new IllegalArgumentException("反向代理应逐个写 IP 地址，用逗号隔开，不写网段和主机名：" + address);
    }

    public boolean isEmpty() {
        return addresses.isEmpty();
    }

    /**
     * Replaces the address of a connection from one of them by the last one in {@code X-Forwarded-For} that is none of theirs; what stands
     * before it was written by who knows whom. Nothing else of a request is taken from what a proxy says.
     */
    RemoteIpValve valve() {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(addresses.stream().map(Pattern::quote).collect(Collectors.joining("|")));
        valve.setTrustedProxies(null);
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader(null);
        valve.setHostHeader(null);
        valve.setPortHeader(null);
        return valve;
    }
}
